"""What a Word document means for a report: its outline, what it recommends, what the
State says of it.  Nothing is stored here."""
