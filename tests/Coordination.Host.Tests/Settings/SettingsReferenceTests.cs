using Coordination.Host.Settings;
using Coordination.Silo.Inbox;
using Coordination.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Coordination.Host.Tests.Settings;

public sealed class SettingsReferenceTests
{
    private const string Page = "docs/reference/settings.md";
    private const string Variable = "COORDINATION_WRITE_REFERENCE";
    private const string Command =
        $"{Variable}=1 dotnet run --project tests/Coordination.Host.Tests -- --filter-class "
            + $"{nameof(Coordination)}.Host.Tests.Settings.{nameof(SettingsReferenceTests)}";

    public static TheoryData<string> Numbers { get; } =
        [.. SettingsSection.All.SelectMany(static section => section.Settings).Where(static setting => setting.Range is not null)
            .Select(static setting => setting.Name)];

    [Fact]
    public void The_reference_says_what_the_options_classes_say()
    {
        var page = Path.Combine(Root(), Page);
        var written = SettingsReference.Write();
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 }) File.WriteAllText(page, written);
        var stands = File.Exists(page) ? File.ReadAllText(page).ReplaceLineEndings("\n") : "";
        Assert.True(written == stands, $"{Page} is no longer what the options classes say. Write it anew with: {Command}");
    }

    [Theory, MemberData(nameof(Numbers))]
    public void A_setting_out_of_range_is_refused_and_its_bounds_are_taken(string name)
    {
        var setting = SettingsSection.All.SelectMany(static section => section.Settings).Single(one => one.Name == name);
        var (min, max) = (Setting.Text(setting.Min), Setting.Text(setting.Max));
        foreach (var wrong in new[] { "-1", "much", "99999.00:00:00", "99999999999999999999" })
        {
            var refused = Assert.Throws<SettingRefusedException>(() => Read(name, wrong));
            Assert.Contains(name, refused.Message, StringComparison.Ordinal);
            Assert.Contains($"from {min} to {max}", refused.Message, StringComparison.Ordinal);
        }

        var options = Activator.CreateInstance(setting.Property.DeclaringType!)!;
        setting.Read(min, options);
        setting.Read(max, options);
        Assert.Equal(max, Setting.Text(setting.Property.GetValue(options)));
    }

    [Fact]
    public void The_silo_is_built_with_what_is_configured()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
            [new("Storage:Lanes", "3"), new("Storage:LockTimeout", "00:00:07"), new("Intake:EventsAtOnceMax", "17")]).Build();
        var services = new ServiceCollection();
        SettingsSection.Register(services, configuration);
        using var provider = services.BuildServiceProvider();
        Assert.Equal(17, provider.GetRequiredService<IOptions<InboxOptions>>().Value.EventsAtOnceMax);

        var storage = HostSettings.Read(configuration, isDevelopment: true).Silo.Storage;
        Assert.Equal(3, storage.Lanes);
        Assert.Equal(TimeSpan.FromSeconds(7), storage.LockTimeout);
    }

    [Fact]
    public void When_a_silo_is_dead_and_how_far_a_clock_may_differ_is_as_configured()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
            [new("Cluster:ProbeTimeout", "00:00:07"), new("Cluster:ProbesMissedMax", "4"), new("Cluster:VotesForDeath", "3"),
                new("Cluster:ScoreOwnHealth", "false")]).Build();
        var membership = HostSettings.Read(configuration, isDevelopment: true).Silo.Membership;
        Assert.Equal(
            (TimeSpan.FromSeconds(7), 4, 3, false),
            (membership.ProbeTimeout, membership.ProbesMissedMax, membership.VotesForDeath, membership.ScoreOwnHealth));
        var refused = Assert.Throws<SettingRefusedException>(() => HostSettings.Read(
            new ConfigurationBuilder().AddInMemoryCollection([new("Clock:WarnBeyond", "00:00:30")]).Build(), isDevelopment: true));
        Assert.Contains("Clock:RefuseBeyond", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("silo,web", true, true)]
    [InlineData("web", false, true)]
    [InlineData(" silo ", true, false)]
    public void A_host_runs_the_roles_it_is_given(string roles, bool silo, bool web)
    {
        var settings = HostSettings.Read(WithRoles(roles, ("ConnectionStrings:Coordination", "Host=db")), isDevelopment: true);
        Assert.Equal((silo, web), (settings.Silo.RunsSilo, settings.RunsWeb));
    }

    [Theory]
    [InlineData("web", "ConnectionStrings:Coordination", "")]
    [InlineData("pages", "ConnectionStrings:Coordination", "Host=db")]
    [InlineData(",", "ConnectionStrings:Coordination", "Host=db")]
    public void Roles_that_cannot_be_run_are_refused(string roles, string name, string value)
    {
        var refused = Assert.Throws<SettingRefusedException>(
            () => HostSettings.Read(WithRoles(roles, (name, value)), isDevelopment: true));
        Assert.Contains("Roles", refused.Message, StringComparison.Ordinal);
    }

    private static IConfiguration WithRoles(string roles, (string Name, string Value) other) => new ConfigurationBuilder()
        .AddInMemoryCollection([new("Roles", roles), new(other.Name, other.Value)]).Build();

    [Fact]
    public void Every_options_class_of_storage_and_silo_is_a_section()
    {
        var classes = new[] { typeof(StorageOptions), typeof(InboxOptions) }.SelectMany(static one => one.Assembly.GetExportedTypes())
            .Where(static type => type.Name.EndsWith("Options", StringComparison.Ordinal));
        Assert.Empty(classes.Except(SettingsSection.All.Select(static section => section.Options)));
    }

    private static HostSettings Read(string name, string value) => HostSettings.Read(
        new ConfigurationBuilder().AddInMemoryCollection([new(name, value)]).Build(), isDevelopment: true);

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "global.json"))) folder = folder.Parent;
        return folder!.FullName;
    }
}
