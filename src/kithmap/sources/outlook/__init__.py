"""What Outlook keeps, read without Outlook: single items (.msg) and whole stores (.pst, .ost)."""
