"""Kithmap: the people around you as a map centred on one goal.

The library: it knows no web framework, no network and no clock. The river of values runs
sources → people → ties | goals → goalmap | gaps → plan; `kithmap.flow` shows it on one page.
"""
