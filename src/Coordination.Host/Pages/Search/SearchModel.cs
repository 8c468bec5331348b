using Coordination.Host.Pages.People;

namespace Coordination.Host.Pages.Search;

/// <summary>What a text in the header's search field finds.</summary>
/// <param name="Text">The text; empty: nothing was searched yet.</param>
/// <param name="Pages">The pages whose name it is, of those the user may open.</param>
/// <param name="Mine">The user's citizens whose name it is.</param>
/// <param name="People">Colleagues.</param>
/// <param name="LookUp">The citizen it may be about, to look up for a reason; null: the user looks up nobody, or it is none.</param>
public sealed record SearchModel(
    string Text, IReadOnlyList<FoundLink> Pages, IReadOnlyList<FoundLink> Mine, IReadOnlyList<FoundPerson> People, FoundCitizen? LookUp)
{
    /// <summary>The page before anything is searched.</summary>
    internal static SearchModel Blank { get; } = new("", [], [], [], null);

    /// <summary>Whether nothing is found.</summary>
    public bool IsEmpty => Pages.Count + Mine.Count + People.Count == 0 && LookUp is null;
}

/// <summary>A page or citizen found.</summary>
public sealed record FoundLink(string Name, string Href);

/// <summary>A colleague found, and how they are reached.</summary>
public sealed record FoundPerson(PersonChoice Person, string? Phone, string? Email);

/// <summary>A citizen to look up: by number, or by name and date of birth.</summary>
/// <param name="Cpr">The number as it was written; null: by name.</param>
/// <param name="Name">The name; null: by number.</param>
/// <param name="BirthDate">The date of birth, <c>yyyy-MM-dd</c>; null: by number.</param>
public sealed record FoundCitizen(string? Cpr, string? Name, string? BirthDate);
