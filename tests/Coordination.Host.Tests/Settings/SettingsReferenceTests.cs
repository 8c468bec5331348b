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
        $"{Variable}=1 dotnet run --project tests/Coordination.Host.Tests -- --filter-class {nameof(Coordination)}.Host.Tests.Settings.{nameof(SettingsReferenceTests)}";

    public static TheoryData<string> Numbers { get; } =
        [.. SettingsSection.All.SelectMany(static section => section.Settings).Where(static setting => setting.Range is not null).Select(static setting => setting.Name)];

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
