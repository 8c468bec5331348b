update dead_letters set envelope = @envelope where position = @position;
