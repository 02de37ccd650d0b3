"""Ties and goals become one picture: sectors, rings and slots as numbers, then SVG, PDF and PNG."""
