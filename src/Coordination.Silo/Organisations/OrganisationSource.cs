using System.Globalization;
using System.Text.Json;
using Coordination.Domain.Organisations;
using Coordination.Events;
using Coordination.Organizations;
using Coordination.Silo.Clock;
using Coordination.Storage.Organisations;
using Coordination.Storage.ReadTables;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OrganizationDocument = Coordination.Organizations.OrganizationDocument;
using StoredDocument = Coordination.Storage.Organisations.OrganizationDocument;

namespace Coordination.Silo.Organisations;

/// <summary>
/// The organisation as this silo knows it: read at the start, at once when put here, and within a second when put on
/// another silo. Those who were in an earlier document and are not in the newest have left.
/// </summary>
public sealed class OrganisationSource(
    OrganizationDocuments documents, StoredSettings settings, WakeTimes wakeTimes, ServiceClock clock, ILogger<OrganisationSource> log)
    : BackgroundService
{
    /// <summary>The stored version whose concerned have all been asked to be woken.</summary>
    private const string WokenForSetting = "organisation-woken-for";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);
    private const int PutAttemptsMax = 5;

    private readonly SemaphoreSlim _waking = new(1);
    private volatile Organisation _current = Organisation.Empty;
    private Organisation? _wokenFor; // Null until it is known what was done before this silo started.

    /// <summary>The organisation now.</summary>
    public Organisation Current => _current;

    /// <summary>Reads what is stored. Called before the silo takes work.</summary>
    public async Task LoadAsync(CancellationToken cancellation)
    {
        if (await documents.ReadLatestAsync(cancellation) is not { } latest || latest.Version <= _current.Version) return;
        var read = Read(latest);
        _current = read;
        SiloLog.OrganisationLoaded(log, read.Version, read.Document.Departments.Count, read.Document.Units.Count, read.Document.Caseworkers.Count);
    }

    /// <summary>
    /// Puts a whole document, dated from now, and has every citizen concerned looked at anew.
    /// </summary>
    /// <returns>Every fault; none when it has taken effect.</returns>
    public async Task<IReadOnlyList<Fault>> PutAsync(OrganizationDocument document, string by, CancellationToken cancellation)
    {
        var faults = OrganisationFaults.Of(document);
        if (faults.Count > 0) return faults;
        for (var attempt = 1; ; attempt++)
        {
            await LoadAsync(cancellation);
            var before = _current;
            var left = before.Document.Caseworkers.Concat(before.Left).ToList();
            var next = new Organisation(before.Version + 1, document, left);
            var stored = JsonSerializer.SerializeToUtf8Bytes(new StoredOrganisation(document, [.. next.Left]), Json);
            if (await documents.PutAsync(before.Version, clock.Now, stored, by, clock.Now, cancellation) is null)
            {
                if (attempt == PutAttemptsMax) throw new InvalidOperationException("The organisation is being put from several sides at once; put it again.");
                continue;
            }

            _current = next;
            await WakeConcernedAsync(cancellation);
            return [];
        }
    }

    /// <summary>The document as it was at an instant; null before the first.</summary>
    public async Task<OrganizationDocument?> AsOfAsync(DateTimeOffset instant, CancellationToken cancellation = default) =>
        await documents.ReadAsOfAsync(instant, cancellation) is { } stored
            ? JsonSerializer.Deserialize<StoredOrganisation>(stored.Document.Span, Json)!.Document
            : null;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(LookEvery);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await LoadAsync(stoppingToken);
                await WakeConcernedAsync(stoppingToken);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                SiloLog.OrganisationUnreadable(log, fault);
            }
        }
    }

    /// <summary>
    /// Asks for a wake of those whom the newest version concerns. Every silo does so once it knows that version itself:
    /// one woken before on a silo that did not know it yet has decided on the old one.
    /// </summary>
    private async Task WakeConcernedAsync(CancellationToken cancellation)
    {
        await _waking.WaitAsync(cancellation);
        try
        {
            // Whoever was to do it before this silo started may have been killed half-way.
            var (before, after) = (_wokenFor ??= await WokenForAsync(cancellation), _current);
            if (before.Version == after.Version) return;
            await wakeTimes.WakeInvolvedAsync([.. Concerned(before, after)], clock.Now, cancellation);
            await settings.PutAsync(WokenForSetting, after.Version.ToString(CultureInfo.InvariantCulture), cancellation);
            _wokenFor = after;
        }
        finally
        {
            _waking.Release();
        }
    }

    private async Task<Organisation> WokenForAsync(CancellationToken cancellation) =>
        await settings.FindAsync(WokenForSetting, cancellation) is { } version
        && await documents.ReadAsync(long.Parse(version, CultureInfo.InvariantCulture), cancellation) is { } stored
            ? Read(stored)
            : Organisation.Empty;

    /// <inheritdoc/>
    public override void Dispose()
    {
        _waking.Dispose();
        base.Dispose();
    }

    /// <summary>Whose entry changed, whose unit or department changed its leader, and those they stand in for.</summary>
    private static HashSet<string> Concerned(Organisation before, Organisation after)
    {
        HashSet<string> concerned = new(StringComparer.Ordinal);
        var units = after.Document.Units.Where(u => before.Find(new Ids.UnitId(u.Id)) != u).Select(u => u.Id)
            .Concat(before.Document.Units.Select(u => u.Id).Where(id => after.Find(new Ids.UnitId(id)) is null)).ToHashSet(StringComparer.Ordinal);
        var departments = after.Document.Departments.Where(d => before.Find(new Ids.DepartmentCode(d.Code)) != d).Select(d => d.Code).ToHashSet(StringComparer.Ordinal);
        foreach (var person in before.Document.Caseworkers.Concat(after.Document.Caseworkers))
        {
            var id = new Ids.CaseworkerId(person.Id);
            if (before.Find(id) != after.Find(id) || units.Contains(person.Unit) || departments.Contains(person.Department)) concerned.Add(person.Id);
        }

        foreach (var person in before.Document.Caseworkers.Concat(after.Document.Caseworkers))
            if (person.Substitute is { } substitute && concerned.Contains(substitute)) concerned.Add(person.Id);
        return concerned;
    }

    private static Organisation Read(StoredDocument stored)
    {
        var organisation = JsonSerializer.Deserialize<StoredOrganisation>(stored.Document.Span, Json)!;
        return new Organisation(stored.Version, organisation.Document, organisation.Left);
    }

    private sealed record StoredOrganisation(OrganizationDocument Document, IReadOnlyList<Caseworker> Left);
}
