select note_restoration();
