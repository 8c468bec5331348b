using Coordination.Ids;

namespace Coordination.Events;

/// <summary>Reads names of persons.</summary>
internal ref partial struct Reading
{
    /// <summary>A person's name, which is compared and looked up.</summary>
    public string Name(ReadOnlySpan<byte> name) => SoundName(name, Text(name)) ?? "";

    /// <summary>A person's name that may be absent, but not taken back.</summary>
    public string? NameOrAbsent(ReadOnlySpan<byte> name) => SoundName(name, TextOrAbsent(name));

    private string? SoundName(ReadOnlySpan<byte> name, string? text)
    {
        if (text is null || OutsideText.IsSound(text)) return text;
        Refuse(name, ControlCharacters, TextExpected);
        return null;
    }

    /// <summary>The codes of departments that may see each other's content. A scope of one department would open nothing.</summary>
    public TextList Scope(ReadOnlySpan<byte> name)
    {
        var scope = Ids(name);
        if (scope.Count > 0 && scope.Select(IdSpelling.Department).Distinct(StringComparer.Ordinal).Count() < 2)
            Refuse(name, "one department", "the codes of at least two departments");
        return scope;
    }
}
