"""Tables of contacts and of messages: LinkedIn, Google, Outlook, any CSV."""
