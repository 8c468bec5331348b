using Coordination.Host.Held;
using Coordination.Host.Settings;
using Coordination.Host.Telemetry;
using Coordination.Ids;
using Coordination.Silo.Organizations;
using Coordination.Storage.Holds;
using Coordination.Storage.Mails;
using Microsoft.Extensions.Options;

namespace Coordination.Host.Mails;

/// <summary>A department's mail, as a piece of work.</summary>
internal sealed record DepartmentMail(DepartmentCode Department, DateTimeOffset HeldUntil);

/// <summary>On every host: makes and sends the mail of the departments that no other host holds.</summary>
internal sealed class MailDispatcher(
    MailParts parts, HoldTable holds, OrganizationSource organization, TimeProvider machine, IOptions<MailOptions> options,
    ILogger<MailDispatcher> log) : HeldWork<DepartmentMail>(machine)
{
    private readonly TimeProvider _machine = machine;

    protected override TimeSpan LookInterval => options.Value.LookInterval;

    protected override int RunsMax => 500;

    /// <summary>The hold of a department's mail.</summary>
    internal static string NameOf(DepartmentCode department) => $"mail/{department.Value}";

    /// <summary>The departments that there are, and those that are no more and have mails left.</summary>
    protected override async Task<IReadOnlyDictionary<string, DepartmentMail>> ReadAsync(CancellationToken stopped) =>
        (await parts.Mails.ReadDepartmentsWaitingAsync(stopped)).Select(static code => new DepartmentCode(code))
            .Concat(organization.Current.Document.Departments.Select(static one => new DepartmentCode(one.Code))).Distinct()
            .ToDictionary(NameOf, static code => new DepartmentMail(code, default), StringComparer.Ordinal);

    protected override async Task<DepartmentMail?> HoldAsync(string name, DepartmentMail piece, CancellationToken stopped)
    {
        var now = _machine.GetUtcNow();
        var until = now + options.Value.HeldFor;
        return await holds.TakeAsync(name, Holder, now, until, stopped) ? piece with { HeldUntil = until } : null;
    }

    protected override Task RunAsync(DepartmentMail piece, CancellationToken stopped) =>
        new MailRun(parts, piece, until => holds.RenewAsync(NameOf(piece.Department), Holder, until, stopped)).RunAsync(stopped);

    protected override Task ReleaseAsync(string name) => holds.ReleaseAsync(name, Holder, CancellationToken.None);

    protected override bool IsSame(DepartmentMail now, DepartmentMail taken) => true;

    protected override void LookFailed(Exception fault) => log.MailsUnreadable(fault);

    protected override void RunFailed(Exception fault) => log.MailsStopped(fault);
}
