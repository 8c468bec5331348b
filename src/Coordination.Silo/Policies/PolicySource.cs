using System.Text.Json;
using Coordination.Domain.Calendar;
using Coordination.Domain.Policies;
using Coordination.Events;
using Coordination.Silo.Clock;
using Coordination.Silo.Organizations;
using Coordination.Storage.Policies;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Coordination.Silo.Policies;

/// <summary>
/// The policy versions as this silo knows them: the delivered one and the stored ones. They are read at the start, at once when put
/// on this silo, and at an interval when put on another silo. The received bytes of a document are checked, stored and shown
/// unchanged.
/// </summary>
/// <remarks>Thread safe. The book returned by <see cref="Current"/> never changes; read the property again for newer versions.</remarks>
public sealed class PolicySource(
    PolicyTable documents, OrganizationSource organization, ServiceClock clock, IOptions<PolicyOptions> options,
    ILogger<PolicySource> log) : BackgroundService
{
    /// <summary>The maximum size of a document, in bytes.</summary>
    public const int DocumentBytesMax = 1024 * 1024;

    private const int PutAttemptsMax = 5;

    private readonly SemaphoreSlim _loading = new(1);
    private volatile LoadedPolicies _loaded = new(PolicyBook.Delivered, []);

    public PolicyBook Current => _loaded.Book;

    /// <summary>The version in force.</summary>
    public PolicyVersion Now => Current.At(clock.Now);

    /// <summary>The stored versions, in the order they were put.</summary>
    public IReadOnlyList<StoredPolicy> Stored => _loaded.Stored;

    /// <summary>The document of a version (UTF-8 JSON), exactly as received.</summary>
    public ReadOnlyMemory<byte> DocumentOf(PolicyVersion version) =>
        version.Number == 0 ? PolicyBook.DeliveredDocument : _loaded.Stored.First(stored => stored.Number == version.Number).Document;

    /// <summary>Reads stored versions that are not known yet. Called before the silo takes work.</summary>
    public async Task LoadAsync(CancellationToken cancellation)
    {
        await _loading.WaitAsync(cancellation);
        try
        {
            var loaded = _loaded;
            foreach (var stored in await documents.ReadAfterAsync(loaded.Stored is [.., var last] ? last.Number : 0, cancellation))
            {
                var version = new PolicyVersion(Read(stored), stored.AppliesFrom, stored.Number);
                loaded = new LoadedPolicies(loaded.Book.With(version), [.. loaded.Stored, stored]);
                SiloLog.PolicyLoaded(log, stored.Version, stored.AppliesFrom);
            }

            _loaded = loaded;
        }
        finally
        {
            _loading.Release();
        }
    }

    /// <summary>Checks a document (UTF-8 JSON) as if it were put now.</summary>
    /// <returns>The policy, null if the document cannot be read as one; and all faults, none if it may be put.</returns>
    public (Policy? Policy, IReadOnlyList<Fault> Faults) Check(ReadOnlyMemory<byte> document) =>
        PolicyDocumentFaults.Of(document, Current, organization.Current, LocalTime.DayOf(clock.Now));

    /// <summary>
    /// Puts a whole document as a new version. It applies from its first local midnight, or from now if that is past. Putting the
    /// document of an existing version again changes nothing.
    /// </summary>
    /// <param name="document">The document as received (UTF-8 JSON).</param>
    /// <param name="basis">The version it is based on, which must be the one in force; null: any.</param>
    /// <param name="by">Who puts it: a caseworker or role.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="InvalidOperationException">Other documents were put at the same time in every attempt.</exception>
    public async Task<PolicyPutResult> PutAsync(ReadOnlyMemory<byte> document, string? basis, string by, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            await LoadAsync(cancellation);
            if (FindSame(document) is { } there) return new PolicyPutResult(there, [], IsOutdated: false);
            if (basis is not null && basis != Now.Policy.Version) return new PolicyPutResult(null, [], IsOutdated: true);
            var (policy, faults) = Check(document);
            if (policy is null || faults.Count > 0) return new PolicyPutResult(null, faults, IsOutdated: false);
            var now = clock.Now;
            var stored = new StoredPolicy(
                (Stored is [.., var last] ? last.Number : 0) + 1, policy.Version, PolicyBook.AppliesFrom(policy, now), document, by, now);
            if (await documents.PutAsync(stored, cancellation))
            {
                await LoadAsync(cancellation);
                return new PolicyPutResult(Current.Find(policy.Version), [], IsOutdated: false);
            }

            if (attempt == PutAttemptsMax) throw new InvalidOperationException(
                "Policy is being put from several sides at once; put it again.");
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _loading.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => BackgroundLoop.RunAsync(
        () => LoadAsync(stoppingToken), () => Task.Delay(options.Value.RefreshInterval, stoppingToken),
        fault => SiloLog.PolicyUnreadable(log, fault), stoppingToken, waitsFirst: true);

    /// <summary>The version whose document has the same content; null: none, or the document cannot be read.</summary>
    private PolicyVersion? FindSame(ReadOnlyMemory<byte> document)
    {
        try
        {
            using var parsed = JsonDocument.Parse(document, PolicyDocumentFaults.Strict);
            var root = parsed.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("version", out var name)
                || name.ValueKind != JsonValueKind.String || Current.Find(name.GetString()!) is not { } there) return null;
            using var stored = JsonDocument.Parse(DocumentOf(there));
            return JsonElement.DeepEquals(stored.RootElement, root) ? there : null;
        }
        catch (JsonException)
        {
            return null; // The check names its faults.
        }
    }

    private static Policy Read(StoredPolicy stored)
    {
        try
        {
            return PolicyBook.ReadStored(stored.Document.Span);
        }
        catch (JsonException fault)
        {
            throw new InvalidOperationException(
                $"Version {stored.Version} of policy, stored as number {stored.Number}, cannot be read by this program. "
                + "Start a program at least as new as the one it was put with.", fault);
        }
    }

    private sealed record LoadedPolicies(PolicyBook Book, IReadOnlyList<StoredPolicy> Stored);
}

/// <summary>The result of putting a document.</summary>
/// <param name="Version">The version; null when the document was refused.</param>
/// <param name="Faults">All faults; empty when it was put or is outdated.</param>
/// <param name="IsOutdated">Whether it was based on a version that is no longer in force.</param>
public sealed record PolicyPutResult(PolicyVersion? Version, IReadOnlyList<Fault> Faults, bool IsOutdated);
