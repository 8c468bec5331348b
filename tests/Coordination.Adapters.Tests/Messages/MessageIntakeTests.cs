using Coordination.Client;
using Coordination.Views;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Adapters.Tests.Messages;

/// <summary>Messages through the adapters into the service as it is run.</summary>
public sealed class MessageIntakeTests(AdapterHost host)
{
    private const string Hospital = "/REGION/sygehusadvis";
    private const string Register = "/KFF/cpr";
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task A_stay_is_told_from_its_beginning_to_its_end()
    {
        var cpr = AdapterHost.NewCpr();
        Assert.All(
            await TakeAsync(Hospital, cpr, "stin"),
            static answer => Assert.Equal(("settled", "changed"), (answer.Status, answer.Effect)));
        var admitted = Assert.Single((await PictureAsync(cpr)).Admissions);
        Assert.Equal(("ward", "Medicinsk afdeling M2, Sengeafsnit 4", null), (admitted.Kind, admitted.Place, admitted.EndedAt));

        await TakeAsync(Hospital, cpr, "stor");
        Assert.EndsWith(" (orlov)", Assert.Single((await PictureAsync(cpr)).Admissions).Place, StringComparison.Ordinal);
        await TakeAsync(Hospital, cpr, "slor");
        Assert.Equal(admitted, Assert.Single((await PictureAsync(cpr)).Admissions));
        await TakeAsync(Hospital, cpr, "slhj");
        Assert.Equal(Local("31T08:00"), Assert.Single((await PictureAsync(cpr)).Admissions).EndedAt);
    }

    [Fact]
    public async Task A_repeat_is_a_duplicate_of_every_event()
    {
        var cpr = AdapterHost.NewCpr();
        string[] all = ["stin", "re_stin", "stor", "an_stor", "slhj", "re_slhj", "mors_on_arrival"];
        await TakeAsync(Hospital, cpr, all);
        var before = await PictureAsync(cpr);
        Assert.All(await TakeAsync(Hospital, cpr, all), static answer => Assert.Equal("duplicate", answer.Status));
        Assert.Equal(before.Version, (await PictureAsync(cpr)).Version);
    }

    [Fact]
    public async Task Corrections_and_cancellations_give_the_same_picture_in_any_order()
    {
        string[] all = ["stin", "re_stin", "stor", "an_stor", "slhj", "re_slhj"];
        var expected = new AdmissionView(
            "REGION/c0a5f1d2-6e37-4b18-8f24-9d7b3e6a5c41", "REGION", "ward", "Medicinsk afdeling M2, Sengeafsnit 4", Local("28T09:40"),
            null, Local("31T07:30"));
        var random = new Random(13);
        for (var order = 0; order < 8; order++)
        {
            var cpr = AdapterHost.NewCpr();
            if (order > 0) random.Shuffle(all);
            await TakeAsync(Hospital, cpr, all);
            var picture = await PictureAsync(cpr);
            Assert.Empty(picture.Parked);
            Assert.Equal(expected, Assert.Single(picture.Admissions));
        }
    }

    [Fact]
    public async Task A_cancelled_admission_never_was()
    {
        var cpr = AdapterHost.NewCpr();
        await TakeAsync(Hospital, cpr, "stin", "an_stin");
        Assert.Empty((await PictureAsync(cpr)).Admissions);
    }

    [Fact]
    public async Task A_cancelled_discharge_goes_on()
    {
        var cpr = AdapterHost.NewCpr();
        await TakeAsync(Hospital, cpr, "stin", "slhj", "an_slhj");
        Assert.Null(Assert.Single((await PictureAsync(cpr)).Admissions).EndedAt);
    }

    [Fact]
    public async Task Somebody_admitted_from_an_acute_stay_goes_on_with_it()
    {
        var cpr = AdapterHost.NewCpr();
        await TakeAsync(Hospital, cpr, "staa");
        Assert.NotNull(Assert.Single((await PictureAsync(cpr)).Admissions).ExpectedEnd);
        await TakeAsync(Hospital, cpr, "stin_after_staa");
        var admission = Assert.Single((await PictureAsync(cpr)).Admissions);
        Assert.Equal((Local("27T22:05"), null, null), (admission.StartedAt, admission.ExpectedEnd, admission.EndedAt));
        Assert.StartsWith("Medicinsk", admission.Place, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("stin", "mors", "re_mors")]
    [InlineData("re_mors", "mors", "stin")]
    public async Task A_death_is_corrected_whatever_the_order(params string[] messages)
    {
        var cpr = AdapterHost.NewCpr();
        await TakeAsync(Hospital, cpr, messages);
        Assert.Equal(new DateOnly(2026, 8, 29), (await PictureAsync(cpr)).DiedOn);
    }

    [Fact]
    public async Task A_death_taken_back_leaves_the_citizen_admitted()
    {
        var cpr = AdapterHost.NewCpr();
        await TakeAsync(Hospital, cpr, "stin", "mors", "an_mors");
        var picture = await PictureAsync(cpr);
        Assert.Null(picture.DiedOn);
        Assert.Null(Assert.Single(picture.Admissions).EndedAt);
    }

    [Fact]
    public async Task The_register_tells_of_a_person()
    {
        var cpr = AdapterHost.NewCpr();
        await TakeAsync(Register, cpr, "named", "unprotected", "protected", "born", "moved", "died");
        var picture = await PictureAsync(cpr);
        Assert.Equal(("Alba Sol Prøvesen", new DateOnly(2026, 8, 18)), (picture.Name, picture.BirthDate));
        Assert.Equal(("0751", new DateOnly(2026, 8, 24)), (picture.MovedTo?.Municipality, picture.MovedTo?.OnDate));
        Assert.Equal(new DateOnly(2026, 8, 26), picture.DiedOn);
        Assert.All(await TakeAsync(Register, cpr, "named", "died"), static answer => Assert.Equal("duplicate", answer.Status));
    }

    [Fact]
    public async Task A_new_number_leads_to_the_same_place()
    {
        var (former, later) = (AdapterHost.NewCpr(), AdapterHost.NewCpr());
        await TakeAsync(Register, former, "born");
        var text = MessageFile.Read("CivilRegistration", "renumbered", former).Replace("0101809998", later, StringComparison.Ordinal);
        var sent = await SendAsync(Register, text);
        Assert.True(sent.IsTaken);
        await Testing.Eventually.IsAsync(
            "the new number to lead to the person", async () => (await FindAsync(later))?.Name == "Alba Prøvesen", Wait);
    }

    [Fact]
    public async Task Nothing_of_a_refused_message_is_sent()
    {
        var cpr = AdapterHost.NewCpr();
        var text = MessageFile.Read("Hospital", "slhj", cpr).Replace("value=\"finished\"", "value=\"planned\"", StringComparison.Ordinal);
        var sent = await SendAsync(Hospital, text);
        Assert.True(sent.Message.IsRefused);
        Assert.False(sent.IsTaken);
        Assert.Empty(sent.Answers);
        Assert.Null(await FindAsync(cpr));
    }

    [Fact]
    public async Task A_system_without_the_right_to_the_source_is_refused()
    {
        await using var api = host.Api(Register);
        var intake = new MessageIntake(
            api.GetRequiredService<EventsClient>(), new HospitalNotifications(new HospitalSettings()).Map);
        var sent = await intake.TakeAsync(MessageFile.Read("Hospital", "stin", AdapterHost.NewCpr()), Wait);
        Assert.False(sent.IsTaken);
        Assert.Equal(403, Assert.Single(sent.Answers).Problem!.Status);
    }

    private static DateTimeOffset Local(string dayAndTime) =>
        DateTimeOffset.Parse($"2026-08-{dayAndTime}:00+02:00", System.Globalization.CultureInfo.InvariantCulture);

    private async Task<IReadOnlyList<EventAnswer>> TakeAsync(string source, string cpr, params string[] names)
    {
        List<EventAnswer> answers = [];
        foreach (var name in names)
        {
            var sent = await SendAsync(source, MessageFile.Read(source == Hospital ? "Hospital" : "CivilRegistration", name, cpr));
            Assert.True(sent.IsTaken, $"{name}: {string.Join(' ', sent.Message.Faults)} {string.Join(' ', sent.Answers)}");
            answers.AddRange(sent.Answers);
        }

        return answers;
    }

    private async Task<SentMessage> SendAsync(string source, string text)
    {
        await using var api = host.Api(source);
        Func<string, MappedMessage> map = source == Hospital
            ? new HospitalNotifications(new HospitalSettings()).Map
            : new CivilRegistrationMessages(CivilSettings.All).Map;
        return await new MessageIntake(api.GetRequiredService<EventsClient>(), map).TakeAsync(text, Wait);
    }

    private async Task<CitizenView> PictureAsync(string cpr) => Assert.IsType<CitizenView>(await FindAsync(cpr));

    private async Task<CitizenView?> FindAsync(string cpr)
    {
        await using var api = host.Reader();
        var citizens = api.GetRequiredService<CitizensClient>();
        return await citizens.PictureAsync(await citizens.LookUpAsync(cpr));
    }
}
