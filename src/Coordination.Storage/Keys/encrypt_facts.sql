update journal set facts = @facts where position = @position and substr(facts, 1, 1) <> '~';
