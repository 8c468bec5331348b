using System.Text.Json;
using Coordination.Domain.Organisations;
using Coordination.Events;
using Coordination.Organizations;
using Coordination.Silo.Clock;
using Coordination.Storage.Organisations;
using Microsoft.Extensions.Logging;
using OrganizationDocument = Coordination.Organizations.OrganizationDocument;

namespace Coordination.Silo.Organisations;

/// <summary>
/// The organisation as this silo knows it: read at the start, at once when put here, and within a second when put on
/// another silo. Those who were in an earlier document and are not in the newest have left.
/// </summary>
/// <remarks>Thread safe. What is known never becomes older.</remarks>
public sealed class OrganisationSource(OrganizationDocuments documents, PostHistory posts, ServiceClock clock, ILogger<OrganisationSource> log)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private const int PutAttemptsMax = 5;

    private readonly Lock _adopting = new();
    private volatile Organisation _current = Organisation.Empty;

    /// <summary>Said when a document was put here: those concerned are waiting.</summary>
    internal event Action? Put;

    /// <summary>The organisation now.</summary>
    public Organisation Current => _current;

    /// <summary>Reads what is stored. Called before the silo takes work, and each second.</summary>
    public async Task LoadAsync(CancellationToken cancellation)
    {
        if (await documents.ReadLatestAsync(cancellation) is not { } latest || latest.Version <= _current.Version) return;
        var loaded = Read(latest);
        Adopt(loaded);
        var document = loaded.Document;
        SiloLog.OrganisationLoaded(log, latest.Version, document.Departments.Count, document.Units.Count, document.Caseworkers.Count);
    }

    /// <summary>Answers when this silo knows at least this version.</summary>
    /// <exception cref="InvalidOperationException">There is no such version.</exception>
    public async Task KnowAsync(long version, CancellationToken cancellation = default)
    {
        if (_current.Version >= version) return;
        await LoadAsync(cancellation);
        if (_current.Version < version) throw new InvalidOperationException($"The organisation is at version {_current.Version}; there is no version {version}.");
    }

    /// <summary>
    /// Puts a whole document, dated from now. Every citizen concerned is looked at anew, in bounded steps, from then on.
    /// </summary>
    /// <returns>Every fault; none when it has taken effect.</returns>
    public async Task<IReadOnlyList<Fault>> PutAsync(OrganizationDocument document, string by, CancellationToken cancellation) =>
        (await ChangeAsync(_ => document, by, expected: null, cancellation)).Faults;

    /// <summary>Puts what becomes of the newest document by a change, dated from now; of several at once none is lost.</summary>
    /// <param name="change">The whole new document; called again when another was put in the same moment.</param>
    /// <param name="by">Who changes it.</param>
    /// <param name="expected">The version it must be made from; null: whichever is the newest.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<OrganisationPut> ChangeAsync(
        Func<Organisation, OrganizationDocument> change, string by, long? expected, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            await LoadAsync(cancellation);
            var before = _current;
            if (expected is { } version && version != before.Version) return new OrganisationPut(before, [], IsOvertaken: true);
            var document = change(before);
            var faults = OrganisationFaults.Of(document);
            if (faults.Count > 0) return new OrganisationPut(before, faults, IsOvertaken: false);
            var now = clock.Now;
            var next = new Organisation(before.Version + 1, document, before.Document.Caseworkers.Concat(before.Left), now);
            if (await documents.PutAsync(before.Version, now, Write(next), by, now, cancellation) is null)
            {
                if (attempt == PutAttemptsMax) throw new InvalidOperationException("The organisation is being put from several sides at once; put it again.");
                continue;
            }

            Adopt(next);
            Put?.Invoke();
            await posts.WriteAsync(before, next, now, cancellation);
            return new OrganisationPut(next, [], IsOvertaken: false);
        }
    }

    /// <summary>The document as it was at an instant; null before the first.</summary>
    public async Task<OrganizationDocument?> AsOfAsync(DateTimeOffset instant, CancellationToken cancellation = default) =>
        await documents.ReadAsOfAsync(instant, cancellation) is { } stored ? Read(stored).Document : null;

    /// <summary>The organisation of a version, and since when; the empty one for 0.</summary>
    internal async Task<(Organisation Organisation, DateTimeOffset ValidFrom)> OfVersionAsync(long version, CancellationToken cancellation)
    {
        if (version == 0) return (Organisation.Empty, DateTimeOffset.MinValue);
        var stored = await documents.ReadAsync(version, cancellation)
            ?? throw new InvalidOperationException($"The organisation's document of version {version} is gone: documents are kept for good.");
        return (Read(stored), stored.ValidFrom);
    }

    private void Adopt(Organisation organisation)
    {
        lock (_adopting)
            if (organisation.Version > _current.Version) _current = organisation;
    }

    private static byte[] Write(Organisation organisation) =>
        JsonSerializer.SerializeToUtf8Bytes(new StoredOrganisation(organisation.Document, [.. organisation.Left]), Json);

    private static Organisation Read(Storage.Organisations.OrganizationDocument stored)
    {
        var read = JsonSerializer.Deserialize<StoredOrganisation>(stored.Document.Span, Json)!;
        return new Organisation(stored.Version, read.Document, read.Left, stored.ValidFrom);
    }

    private sealed record StoredOrganisation(OrganizationDocument Document, IReadOnlyList<Caseworker> Left);
}

/// <summary>What became of a change of the organisation.</summary>
/// <param name="Organisation">The one that stands now: the new one, or the one before where it was refused.</param>
/// <param name="Faults">Every fault; none when it has taken effect.</param>
/// <param name="IsOvertaken">Whether it was made from another version than the newest, and nothing was put.</param>
public sealed record OrganisationPut(Organisation Organisation, IReadOnlyList<Fault> Faults, bool IsOvertaken);
