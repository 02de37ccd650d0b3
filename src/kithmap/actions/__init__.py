"""What the owner can do, one file an act; command line, pages and API share them."""
