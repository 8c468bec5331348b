using Coordination.Events;
using Coordination.Organizations;

namespace Coordination.Testing;

/// <summary>An organization document with one person changed, away or gone; the document itself stays as it is.</summary>
public static class OrganizationDocumentChanges
{
    /// <summary>The document with one caseworker as changed.</summary>
    public static OrganizationDocument With(this OrganizationDocument document, string caseworker, Func<Caseworker, Caseworker> change) =>
        document with { Caseworkers = [.. document.Caseworkers.Select(known => known.Id == caseworker ? change(known) : known)] };

    /// <summary>The document without a caseworker.</summary>
    public static OrganizationDocument Without(this OrganizationDocument document, string caseworker) =>
        document with { Caseworkers = [.. document.Caseworkers.Where(known => known.Id != caseworker)] };

    /// <summary>The document with a caseworker away between these, both inclusive; without an end, from then on.</summary>
    public static OrganizationDocument Absent(
        this OrganizationDocument document, string caseworker, DateOrInstant from, DateOrInstant? to = null) =>
        document.With(caseworker, known => known with { Absent = new Absence { From = from, To = to } });
}
