update inbox set envelope = @envelope where position = @position;
