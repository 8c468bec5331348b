using System.Text.Json;
using Coordination.Domain.Policies;

namespace Coordination.Simulator.Sending;

/// <summary>The service's policy as it can be seen from outside: every version, each from when it applies.</summary>
internal static class ServicePolicy
{
    private const string Path = "/api/v1/policy/versions";

    /// <summary>Reads all versions and their documents, as the service reads what was put.</summary>
    /// <exception cref="UnexpectedResponseException">The service answers otherwise, or with a document this program cannot
    /// read.</exception>
    public static async Task<PolicyBook> ReadAsync(CoordinationClient client, CancellationToken cancellation)
    {
        List<PolicyVersion> versions = [];
        foreach (var shown in await client.GetAsync<List<Shown>>(Path, CallerIdentity.Operations, cancellation).ConfigureAwait(false))
        {
            var response = await client.SendAsync(new ServiceRequest(HttpMethod.Get, shown.Href, CallerIdentity.Operations), cancellation)
                .ConfigureAwait(false);
            // They are shown in the order they apply: of several from one instant the one put last comes last.
            versions.Add(new PolicyVersion(PolicyIn(response), shown.AppliesFrom ?? DateTimeOffset.MinValue, Number: versions.Count));
        }

        return new PolicyBook(versions);
    }

    private static Policy PolicyIn(ServiceResponse response)
    {
        if (!response.IsGood) throw new UnexpectedResponseException($"{response.Request} answered {response.Shown()}");
        try
        {
            return PolicyBook.ReadStored(response.Body);
        }
        catch (JsonException fault)
        {
            throw new UnexpectedResponseException($"{response.Request} answered what is no policy document: {fault.Message}");
        }
    }

    private sealed record Shown(DateTimeOffset? AppliesFrom, string Href);
}
