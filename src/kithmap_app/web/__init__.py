"""The pages: a Django shell over the library, served from the owner's own machine."""
