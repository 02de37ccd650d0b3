"""The post: letters from Kithmap to its owner, by the owner's own mail server, and the key of their calendar feed."""
