using Coordination.Events;
using Coordination.Organizations;

namespace Coordination.Host.Http;

/// <summary>Finds nulls in a received organization document before the domain checks it.</summary>
internal static class OrganizationNulls
{
    /// <summary>A fault for each list that is null and each entry that is null.</summary>
    internal static IReadOnlyList<Fault> In(OrganizationDocument document)
    {
        var faults = new List<Fault>();
        Check("/departments", document.Departments);
        Check("/units", document.Units);
        Check("/caseworkers", document.Caseworkers);
        foreach (var (i, one) in (document.Caseworkers ?? []).Index())
            if (one is not null) Check($"/caseworkers/{i}/posts", one.Posts);
        Check("/rota", document.Rota);
        return faults;

        void Check<T>(string pointer, IReadOnlyList<T>? list) where T : class
        {
            if (list is null) faults.Add(new Fault(pointer, "null, expected a list"));
            else
                for (var i = 0; i < list.Count; i++)
                    if (list[i] is null) faults.Add(new Fault($"{pointer}/{i}", "null, expected an object"));
        }
    }
}
