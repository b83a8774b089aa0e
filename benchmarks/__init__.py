"""Measurements of the tool as its users meet it; see README.md beside this file."""
