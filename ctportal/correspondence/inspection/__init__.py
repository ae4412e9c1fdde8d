"""Looking into files from outside: their words, their traces, a copy without those.

Runs as a program of its own, with little memory and time, without settings and without
the database: a file made to harm its reader harms nobody else.  Nothing here knows
of the portal.
"""
