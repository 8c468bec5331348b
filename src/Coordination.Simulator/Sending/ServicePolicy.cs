using System.Text.Json;
using Coordination.Domain.Policies;

namespace Coordination.Simulator.Sending;

/// <summary>The service's policy, read through its API: every version with the instant it applies from.</summary>
internal static class ServicePolicy
{
    private const string Path = "/api/v1/policy/versions";

    /// <summary>Reads all versions and their documents. Each document is parsed as the service parses it.</summary>
    /// <exception cref="UnexpectedResponseException">
    /// The answer violates the contract, or this program cannot read a document.
    /// </exception>
    public static async Task<PolicyBook> ReadAsync(CoordinationClient client, CancellationToken cancellation)
    {
        List<PolicyVersion> versions = [];
        foreach (var shown in await client.GetAsync<List<Shown>>(Path, CallerIdentity.Operations, cancellation).ConfigureAwait(false))
        {
            var response = await client.SendAsync(new ServiceRequest(HttpMethod.Get, shown.Href, CallerIdentity.Operations), cancellation)
                .ConfigureAwait(false);
            // Versions are listed in the order in which they apply. Of several from the same instant, the one put last is last.
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
