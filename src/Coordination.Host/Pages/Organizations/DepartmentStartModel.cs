namespace Coordination.Host.Pages.Organizations;

/// <summary>The page of a department's start.</summary>
/// <param name="Department">The department's name.</param>
/// <param name="Found">What was found, in words.</param>
/// <param name="Told">Each caseworker who gets an alert on the day.</param>
public sealed record DepartmentStartModel(
    string Department, DateOnly LiveFrom, bool HasStarted, IReadOnlyList<FoundModel> Found, IReadOnlyList<ToldModel> Told);

/// <summary>How often something was found. <c>Matter</c> and <c>Kind</c> are in words.</summary>
public sealed record FoundModel(string Matter, string Kind, long Count, long Overdue);

/// <summary>A caseworker, and how much is on their desk.</summary>
public sealed record ToldModel(string Person, long Owed, long Overdue);
