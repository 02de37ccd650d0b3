"""The made-up network: sixty people in data files, and what turns them into three years of mail and meetings."""
