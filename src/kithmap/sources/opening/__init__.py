"""What the owner gave is opened: files, archives and folders become documents, with ceilings."""
