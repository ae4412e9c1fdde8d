"""Which findings a recommendation rests on."""
