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
/// The organization as this silo knows it. It is read at the start, at once when put on this silo, and at an interval when put on
/// another silo. A caseworker who was in an earlier document and is not in the newest has left.
/// </summary>
/// <remarks>Thread safe. The known version never decreases.</remarks>
public sealed class OrganizationSource(
    OrganizationTable documents, PostHistory posts, ServiceClock clock, ILogger<OrganizationSource> log)
{
    private const int PutAttemptsMax = 5;

    private readonly Lock _adopting = new();
    private volatile Organization _current = Organization.Empty;

    /// <summary>Raised when a document was put on this silo, so that its rollout starts at once.</summary>
    internal event Action? Put;

    /// <summary>
    /// Raised when this silo uses another organization, after <see cref="Current"/> was changed. Handlers must be quick and must not
    /// throw.
    /// </summary>
    public event Action<Organization>? Changed;

    public Organization Current => _current;

    /// <summary>
    /// Reads the newest document if it is newer than the known one. Called before the silo takes work, and at an interval.
    /// </summary>
    public async Task LoadAsync(CancellationToken cancellation)
    {
        if (await documents.ReadLatestAsync(cancellation) is not { } latest || latest.Version <= _current.Version) return;
        var loaded = Read(latest);
        Adopt(loaded);
        var document = loaded.Document;
        SiloLog.OrganizationLoaded(
            log, latest.Version, document.Departments.Count, document.Units.Count, document.Caseworkers.Count);
    }

    /// <summary>Completes when this silo knows this version or a newer one.</summary>
    /// <exception cref="InvalidOperationException">There is no such version.</exception>
    public async Task EnsureVersionAsync(long version, CancellationToken cancellation = default)
    {
        if (_current.Version >= version) return;
        await LoadAsync(cancellation);
        if (_current.Version < version)
            throw new InvalidOperationException($"The organization is at version {_current.Version}; there is no version {version}.");
    }

    /// <summary>Puts a whole document that applies from now. Every affected citizen is reconciled soon after, in bounded steps.</summary>
    /// <returns>All faults; empty when it was put.</returns>
    public async Task<IReadOnlyList<Fault>> PutAsync(OrganizationDocument document, string by, CancellationToken cancellation) =>
        (await ChangeAsync(_ => document, by, expected: null, cancellation)).Faults;

    /// <summary>Changes the newest document. The changed one applies from now. No concurrent change is lost.</summary>
    /// <param name="change">Returns the whole new document. It is called again if another document was put at the same time.</param>
    /// <param name="by">The author of the change.</param>
    /// <param name="expected">The version the change must be based on; null: the newest.</param>
    /// <exception cref="InvalidOperationException">Other documents were put at the same time in every attempt.</exception>
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
            var next = new Organization(
                before.Version + 1, document, before.Document.Caseworkers.Concat(before.Earlier), now,
                before.Document.Departments.Select(static one => one.Code).Concat(before.LeftDepartments));
            if (await documents.PutAsync(before.Version, now, Write(next), by, now, cancellation) is null)
            {
                if (attempt == PutAttemptsMax)
                    throw new InvalidOperationException("The organization is being put from several sides at once; put it again.");
                continue;
            }

            Adopt(next);
            Put?.Invoke();
            await posts.WriteAsync(before, next, now, cancellation);
            return new OrganizationChangeResult(next, [], IsOvertaken: false);
        }
    }

    /// <summary>The document that applied at an instant; null before the first.</summary>
    public async Task<OrganizationDocument?> AsOfAsync(DateTimeOffset instant, CancellationToken cancellation = default) =>
        await documents.ReadAsOfAsync(instant, cancellation) is { } stored ? Read(stored).Document : null;

    /// <summary>The organization of a version and the instant it applies from; the empty organization for version 0.</summary>
    internal async Task<(Organization Organization, DateTimeOffset ValidFrom)> OfVersionAsync(long version, CancellationToken cancellation)
    {
        if (version == 0) return (Organization.Empty, DateTimeOffset.MinValue);
        var stored = await documents.ReadAsync(version, cancellation)
            ?? throw new InvalidOperationException(
                $"The organization's document of version {version} is gone: documents are kept for good.");
        return (Read(stored), stored.ValidFrom);
    }

    private void Adopt(Organization organization)
    {
        lock (_adopting)
        {
            if (organization.Version <= _current.Version) return;
            _current = organization;
        }

        Changed?.Invoke(organization);
    }

    private static byte[] Write(Organization organization) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new StoredOrganization(organization.Document, [.. organization.Earlier]) { Departments = [.. organization.LeftDepartments] },
            JsonSerializerOptions.Web);

    private static Organization Read(OrganizationRow stored)
    {
        var read = JsonSerializer.Deserialize<StoredOrganization>(stored.Document.Span, JsonSerializerOptions.Web)!;
        return new Organization(stored.Version, read.Document, read.Left, stored.ValidFrom, read.Departments);
    }

    /// <param name="Left">The caseworkers of earlier documents that this one must know: <see cref="Organization.Earlier"/>.</param>
    private sealed record StoredOrganization(OrganizationDocument Document, IReadOnlyList<Caseworker> Left)
    {
        /// <summary>The codes of departments that left; null: the document was stored before they were kept.</summary>
        public IReadOnlyList<string>? Departments { get; init; }
    }
}

/// <summary>The result of changing the organization.</summary>
/// <param name="Organization">The organization in force: the new one, or the previous one if the change was refused.</param>
/// <param name="Faults">All faults; empty when the change was put or is overtaken.</param>
/// <param name="IsOvertaken">Whether it was based on a version other than the newest, so that nothing was put.</param>
public sealed record OrganizationChangeResult(Organization Organization, IReadOnlyList<Fault> Faults, bool IsOvertaken);
