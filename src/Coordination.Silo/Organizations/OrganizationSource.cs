using System.Text.Json;
using Coordination.Domain.Organizations;
using Coordination.Events;
using Coordination.Organizations;
using Coordination.Silo.Clock;
using Coordination.Storage.Organizations;
using Microsoft.Extensions.Logging;
using OrganizationDocument = Coordination.Organizations.OrganizationDocument;

namespace Coordination.Silo.Organizations;

/// <summary>
/// The organization as this silo knows it: read at the start, at once when put here, and within a second when put on
/// another silo. Those who were in an earlier document and are not in the newest have left.
/// </summary>
/// <remarks>Thread safe. What is known never becomes older.</remarks>
public sealed class OrganizationSource(OrganizationDocuments documents, PostHistory posts, ServiceClock clock, ILogger<OrganizationSource> log)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private const int PutAttemptsMax = 5;

    private readonly Lock _adopting = new();
    private volatile Organization _current = Organization.Empty;

    /// <summary>Said when a document was put here: those concerned are waiting.</summary>
    internal event Action? Put;

    /// <summary>The organization now.</summary>
    public Organization Current => _current;

    /// <summary>Reads what is stored. Called before the silo takes work, and each second.</summary>
    public async Task LoadAsync(CancellationToken cancellation)
    {
        if (await documents.ReadLatestAsync(cancellation) is not { } latest || latest.Version <= _current.Version) return;
        var loaded = Read(latest);
        Adopt(loaded);
        var document = loaded.Document;
        SiloLog.OrganizationLoaded(log, latest.Version, document.Departments.Count, document.Units.Count, document.Caseworkers.Count);
    }

    /// <summary>Answers when this silo knows at least this version.</summary>
    /// <exception cref="InvalidOperationException">There is no such version.</exception>
    public async Task EnsureVersionAsync(long version, CancellationToken cancellation = default)
    {
        if (_current.Version >= version) return;
        await LoadAsync(cancellation);
        if (_current.Version < version) throw new InvalidOperationException($"The organization is at version {_current.Version}; there is no version {version}.");
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
    public async Task<OrganizationChangeResult> ChangeAsync(
        Func<Organization, OrganizationDocument> change, string by, long? expected, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            await LoadAsync(cancellation);
            var before = _current;
            if (expected is { } version && version != before.Version) return new OrganizationChangeResult(before, [], IsOvertaken: true);
            var document = change(before);
            var faults = OrganizationFaults.Of(document);
            if (faults.Count > 0) return new OrganizationChangeResult(before, faults, IsOvertaken: false);
            var now = clock.Now;
            var next = new Organization(before.Version + 1, document, before.Document.Caseworkers.Concat(before.Left), now);
            if (await documents.PutAsync(before.Version, now, Write(next), by, now, cancellation) is null)
            {
                if (attempt == PutAttemptsMax) throw new InvalidOperationException("The organization is being put from several sides at once; put it again.");
                continue;
            }

            Adopt(next);
            Put?.Invoke();
            await posts.WriteAsync(before, next, now, cancellation);
            return new OrganizationChangeResult(next, [], IsOvertaken: false);
        }
    }

    /// <summary>The document as it was at an instant; null before the first.</summary>
    public async Task<OrganizationDocument?> AsOfAsync(DateTimeOffset instant, CancellationToken cancellation = default) =>
        await documents.ReadAsOfAsync(instant, cancellation) is { } stored ? Read(stored).Document : null;

    /// <summary>The organization of a version, and since when; the empty one for 0.</summary>
    internal async Task<(Organization Organization, DateTimeOffset ValidFrom)> OfVersionAsync(long version, CancellationToken cancellation)
    {
        if (version == 0) return (Organization.Empty, DateTimeOffset.MinValue);
        var stored = await documents.ReadAsync(version, cancellation)
            ?? throw new InvalidOperationException($"The organization's document of version {version} is gone: documents are kept for good.");
        return (Read(stored), stored.ValidFrom);
    }

    private void Adopt(Organization organization)
    {
        lock (_adopting)
            if (organization.Version > _current.Version) _current = organization;
    }

    private static byte[] Write(Organization organization) =>
        JsonSerializer.SerializeToUtf8Bytes(new StoredOrganization(organization.Document, [.. organization.Left]), Json);

    private static Organization Read(Storage.Organizations.OrganizationDocument stored)
    {
        var read = JsonSerializer.Deserialize<StoredOrganization>(stored.Document.Span, Json)!;
        return new Organization(stored.Version, read.Document, read.Left, stored.ValidFrom);
    }

    private sealed record StoredOrganization(OrganizationDocument Document, IReadOnlyList<Caseworker> Left);
}

/// <summary>What became of a change of the organization.</summary>
/// <param name="Organization">The one that stands now: the new one, or the one before where it was refused.</param>
/// <param name="Faults">Every fault; none when it has taken effect.</param>
/// <param name="IsOvertaken">Whether it was made from another version than the newest, and nothing was put.</param>
public sealed record OrganizationChangeResult(Organization Organization, IReadOnlyList<Fault> Faults, bool IsOvertaken);
