"""How each language writes days; Django looks here before its own formats."""
