namespace Coordination.Events;

/// <summary>Data of an event that names another citizen beside its subject.</summary>
public interface INamesOtherCitizen
{
    /// <summary>What a key is written behind.</summary>
    internal const string CitizenPrefix = "citizen:";

    /// <summary>What a CPR number is written behind, where an event comes over HTTP.</summary>
    internal const string CprPrefix = "cpr:";

    /// <summary>The other citizen: <c>citizen:{key}</c>.</summary>
    string Other { get; }

    /// <summary>The name of the property that holds <see cref="Other"/>.</summary>
    string OtherName { get; }

    /// <summary>The other citizen's key; null: <see cref="Other"/> is not written as a key.</summary>
    string? OtherKey => Other?.StartsWith(CitizenPrefix, StringComparison.Ordinal) == true ? Other[CitizenPrefix.Length..] : null;

    /// <summary>The other citizen's CPR number as sent; null: it is a key.</summary>
    string? OtherCpr => Other?.StartsWith(CprPrefix, StringComparison.Ordinal) == true ? Other[CprPrefix.Length..] : null;

    /// <summary>The same data about another citizen, given by key.</summary>
    EventData WithOther(string key);
}
