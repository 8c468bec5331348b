namespace Coordination.Host.Pages.Citizens;

/// <summary>The user's citizens, and the form that looks one up.</summary>
/// <param name="Citizens">Ordered by name.</param>
/// <param name="Fault">Why the last look-up was refused; null: it was not.</param>
/// <param name="Reason">The reason given in the last look-up; null: none.</param>
public sealed record CitizenListModel(IReadOnlyList<CitizenListRow> Citizens, string? Fault, string? Reason)
{
    /// <summary>The address of the next page; null on the last.</summary>
    public string? Next { get; init; }

    /// <summary>The keys found by name and date of birth: none or several; null: nobody was looked up.</summary>
    public IReadOnlyList<string>? Matches { get; init; }
}

/// <summary>A citizen in the list.</summary>
/// <param name="Key">The citizen's key.</param>
/// <param name="Departments">The departments with something active.</param>
/// <param name="Roles">The user's roles with the citizen, in words.</param>
public sealed record CitizenListRow(string Key, string Name, string Departments, string Roles);
