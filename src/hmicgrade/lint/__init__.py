"""Checks of a whole project: what reading its files one by one cannot see. They change no grade."""
