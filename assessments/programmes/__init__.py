"""Meeting agreed needs through programmes there are already."""
