namespace Coordination.Events;

/// <summary>Reads lists of words.</summary>
internal ref partial struct Reading
{
    /// <summary>A list of words of an enumeration.</summary>
    public TextList? OptionalWords<T>(ReadOnlySpan<byte> name)
        where T : struct, Enum
    {
        var words = List(name, false, EventReading.KindLengthMax, Vocabulary.Expected<T>());
        for (var index = 0; index < words?.Count; index++)
            if (words[index].Length is > 0 and <= EventReading.KindLengthMax && Vocabulary.Find<T>(words[index]) is null)
                Add($"{PointerTo(name)}/{index}", FaultValue.Text(words[index]), Vocabulary.Expected<T>());
        return words;
    }
}
