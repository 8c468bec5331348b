using Coordination.Domain.Access;
using Coordination.Testing;

namespace Coordination.Domain.Tests.Access;

public sealed class ExportAccessTests
{
    [Theory]
    [InlineData(ViewerKind.System, NotSeenReason.SeesNoCitizen)]
    [InlineData(ViewerKind.Auditor, NotSeenReason.SeesNoCitizen)]
    [InlineData(ViewerKind.Integration, NotSeenReason.SeesNoCitizen)]
    [InlineData(ViewerKind.Operations, NotSeenReason.SeesNoCitizen)]
    [InlineData(ViewerKind.DepartmentSystem, NotSeenReason.SeesNoCitizen)]
    [InlineData(ViewerKind.DataProtection, null)]
    public void Of_the_roles_only_the_officer_exports(ViewerKind kind, NotSeenReason? reason) =>
        Holds(ExportAccess.Of(Viewer.Of(kind), AcceptanceMunicipality.Organization), reason);

    [Theory]
    [InlineData("bif-job-1", null)]
    [InlineData("bif-job-lead", NotSeenReason.NotInvolved)]
    public void The_officer_whom_the_organization_names_exports(string caseworker, NotSeenReason? reason)
    {
        var place = new CitizenScenario().Organized(static o => o with { DataProtectionOfficer = "bif-job-1" });
        Holds(ExportAccess.Of(Viewer.Caseworker(new(caseworker)), place.Organization), reason);
    }

    [Fact]
    public void Who_has_left_exports_nothing_even_if_named()
    {
        var place = new CitizenScenario().Organized(static o => o with { DataProtectionOfficer = "bif-job-1" })
            .Organized(static o => o.Without("bif-job-1"));
        Holds(ExportAccess.Of(Viewer.Caseworker(new("bif-job-1")), place.Organization), NotSeenReason.HasLeft);
    }

    private static void Holds(AccessDecision decision, NotSeenReason? reason)
    {
        Assert.Equal(reason, (decision as NothingSeen)?.Reason);
        Assert.Equal(reason is null ? AccessGround.Export : null, decision.Shown?.Ground);
        Assert.Equal(reason is null, decision.Shown is { IsWhole: true });
    }
}
