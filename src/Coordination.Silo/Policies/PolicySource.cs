using System.Text.Json;
using Coordination.Domain.Calendar;
using Coordination.Domain.Policies;
using Coordination.Events;
using Coordination.Silo.Clock;
using Coordination.Silo.Organizations;
using Coordination.Storage.Policies;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Coordination.Silo.Policies;

/// <summary>
/// The versions of policy as this silo knows them: the one delivered and those stored. Read at the start, at once when put
/// here, and within a second when put on another silo.
/// </summary>
/// <remarks>Thread safe. What <see cref="Current"/> answers never changes; ask again for what is known now.</remarks>
public sealed class PolicySource(PolicyDocuments documents, OrganizationSource organization, ServiceClock clock, ILogger<PolicySource> log) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);
    private const int PutAttemptsMax = 5;

    private readonly SemaphoreSlim _loading = new(1);
    private volatile LoadedPolicies _loaded = new(PolicyBook.Delivered, []);

    /// <summary>The book of all versions.</summary>
    public PolicyBook Current => _loaded.Book;

    /// <summary>The version that applies now.</summary>
    public PolicyVersion Now => Current.At(clock.Now);

    /// <summary>The versions put, in the order they were put.</summary>
    public IReadOnlyList<StoredPolicy> Stored => _loaded.Stored;

    /// <summary>The document of a version of the book (UTF-8 JSON), as it was put.</summary>
    public ReadOnlyMemory<byte> DocumentOf(PolicyVersion version) =>
        version.Number == 0 ? PolicyBook.DeliveredDocument : _loaded.Stored.First(stored => stored.Number == version.Number).Document;

    /// <summary>Reads what is stored and not known yet. Called before the silo takes work.</summary>
    public async Task LoadAsync(CancellationToken cancellation)
    {
        await _loading.WaitAsync(cancellation);
        try
        {
            var loaded = _loaded;
            foreach (var stored in await documents.ReadAfterAsync(loaded.Stored is [.., var last] ? last.Number : 0, cancellation))
            {
                loaded = new LoadedPolicies(loaded.Book.With(new PolicyVersion(Read(stored), stored.AppliesFrom, stored.Number)), [.. loaded.Stored, stored]);
                SiloLog.PolicyLoaded(log, stored.Version, stored.AppliesFrom);
            }

            _loaded = loaded;
        }
        finally
        {
            _loading.Release();
        }
    }

    /// <summary>Every fault of a document that is to be put now; none when it may be.</summary>
    public (Policy? Policy, IReadOnlyList<Fault> Faults) Check(JsonElement document) =>
        PolicyDocumentFaults.Of(document, Current, organization.Current, LocalTime.DayOf(clock.Now));

    /// <summary>
    /// Puts a whole document as a new version, which applies from its first local midnight, or from now when that is past.
    /// The very document of a version that is there may be put again: nothing happens.
    /// </summary>
    /// <param name="document">The document.</param>
    /// <param name="basis">The name of the version it was made from, which must be the newest still; null: whatever that is.</param>
    /// <param name="by">Who puts it.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<PolicyPutResult> PutAsync(JsonElement document, string? basis, string by, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            await LoadAsync(cancellation);
            if (Same(document) is { } there) return new PolicyPutResult(there, [], IsOutdated: false);
            if (basis is not null && basis != Now.Policy.Version) return new PolicyPutResult(null, [], IsOutdated: true);
            var (policy, faults) = Check(document);
            if (policy is null || faults.Count > 0) return new PolicyPutResult(null, faults, IsOutdated: false);
            var now = clock.Now;
            var stored = new StoredPolicy(
                (Stored is [.., var last] ? last.Number : 0) + 1, policy.Version, PolicyBook.AppliesFrom(policy, now),
                JsonSerializer.SerializeToUtf8Bytes(document), by, now);
            if (await documents.PutAsync(stored, cancellation))
            {
                await LoadAsync(cancellation);
                return new PolicyPutResult(Current.Find(policy.Version), [], IsOutdated: false);
            }

            if (attempt == PutAttemptsMax) throw new InvalidOperationException("Policy is being put from several sides at once; put it again.");
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _loading.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(LookEvery);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await LoadAsync(stoppingToken);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                SiloLog.PolicyUnreadable(log, fault);
            }
        }
    }

    private PolicyVersion? Same(JsonElement document)
    {
        if (document.ValueKind != JsonValueKind.Object || !document.TryGetProperty("version", out var name) || name.ValueKind != JsonValueKind.String
            || Current.Find(name.GetString()!) is not { } there) return null;
        using var stored = JsonDocument.Parse(DocumentOf(there));
        return JsonElement.DeepEquals(stored.RootElement, document) ? there : null;
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
                $"Version {stored.Version} of policy, stored as number {stored.Number}, cannot be read by this program. Start a program at least as new as the one it was put with.", fault);
        }
    }

    private sealed record LoadedPolicies(PolicyBook Book, IReadOnlyList<StoredPolicy> Stored);
}

/// <summary>What became of a document that was put.</summary>
/// <param name="Version">The version; null when it was refused.</param>
/// <param name="Faults">Every fault.</param>
/// <param name="IsOutdated">Whether it was made from a version that no longer applies.</param>
public sealed record PolicyPutResult(PolicyVersion? Version, IReadOnlyList<Fault> Faults, bool IsOutdated);
