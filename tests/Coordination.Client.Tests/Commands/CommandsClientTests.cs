using Coordination.Grains;
using Coordination.Views;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Client.Tests.Commands;

public sealed class CommandsClientTests(ServiceHost service)
{
    private static readonly HandoverOffer ToBo = new()
    {
        What = new ResponsibilityView("intervention", "BIF/k-1"), To = new ReceiverView("bif-2", null), Reason = "barsel",
    };

    [Fact]
    public async Task A_handover_is_offered_and_accepted_and_refusals_are_values()
    {
        var key = await Reported.CitizenAsync(service);
        await using var giver = service.Api("caseworker:bif-1");
        await using var receiver = service.Api("caseworker:bif-2");
        var (give, take) = (giver.GetRequiredService<CommandsClient>(), receiver.GetRequiredService<CommandsClient>());

        var offered = (await give.OfferHandoverAsync(key, ToBo)).Value!;
        Assert.Equal(("offered", "bif-1"), (offered.Status, offered.From));
        Assert.Equal(RefusalKinds.Conflict, (await give.OfferHandoverAsync(key, ToBo)).Refusal!.Kind);
        Assert.Equal(RefusalKinds.Invalid, (await give.OfferHandoverAsync(key, ToBo with { Reason = null })).Refusal!.Kind);
        var declined = await take.AnswerHandoverAsync(key, offered.Id, HandoverReply.Decline, reason: null);
        Assert.Contains(declined.Refusal!.Faults, static fault => fault.Pointer == "/reason");
        var accepted = await take.AnswerHandoverAsync(key, offered.Id, HandoverReply.Accept, reason: null);
        Assert.Equal(("accepted", "bif-2"), (accepted.Value!.Status, accepted.Value.AcceptedBy));
        Assert.Equal(
            RefusalKinds.NotFound, (await take.AnswerHandoverAsync(key, "none", HandoverReply.Accept, reason: null)).Refusal!.Kind);
        Assert.Equal(
            RefusalKinds.Forbidden, (await give.AppointCoordinatorAsync(key, "sof-1", "kender borgeren")).Refusal?.Kind);
    }

    [Fact]
    public async Task A_command_whose_answer_is_lost_is_carried_out_once()
    {
        var key = await Reported.CitizenAsync(service);
        await using var door = await UnsteadyDoor.OpenAsync(service.Host.Url, Fault.AnswerLost);
        await using var giver = service.Api("caseworker:bif-1", door.Address);
        var offered = await giver.GetRequiredService<CommandsClient>().OfferHandoverAsync(key, ToBo);
        Assert.Equal("offered", offered.Value!.Status);
        Assert.Equal(2, door.Arrivals.Count);
        var picture = await giver.GetRequiredService<CitizensClient>().PictureAsync(key);
        Assert.Equal(offered.Value.Id, Assert.Single(picture!.Handovers).Id);
    }

    [Fact]
    public async Task A_caseworker_settles_a_conflict_and_takes_care_of_an_alert()
    {
        var key = await Reported.YieldingAsync(service);
        await using var api = service.Api("caseworker:bif-1");
        var alerts = api.GetRequiredService<AlertsClient>();
        var alert = (await alerts.ReadAsync().ToListAsync()).First(raised => raised.Citizen == key);
        await alerts.SeenAsync([alert.Id]);
        Assert.Equal(AlertStates.Acknowledged, (await alerts.AcknowledgeAsync(alert.Id)).Value!.State);

        var conflict = Assert.Single((await api.GetRequiredService<CitizensClient>().PictureAsync(key))!.Conflicts);
        var settled = await api.GetRequiredService<CommandsClient>().SettleAsync(
            key, conflict.Id, "keep-both", null, "mødes på afdelingen");
        Assert.Equal(("settled", "bif-1"), (settled.Value!.Status, settled.Value.Settlement!.By));
    }
}
