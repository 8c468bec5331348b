namespace Coordination.Host.Pages;

/// <summary>
/// Two values in one form field: a word of the contract, and an id where the word needs one. The field holds the word, then a space
/// and the id. Words contain no space.
/// </summary>
internal readonly record struct FormPair(string Word, string? Id)
{
    /// <summary>The value of the field.</summary>
    internal string Value => Id is null ? Word : $"{Word} {Id}";

    /// <summary>Reads a field; an absent field gives an empty word.</summary>
    internal static FormPair Read(IFormCollection form, string field)
    {
        var value = Forms.Text(form, field) ?? "";
        var end = value.IndexOf(' ', StringComparison.Ordinal);
        return end < 0 ? new(value, null) : new(value[..end], value[(end + 1)..]);
    }
}
