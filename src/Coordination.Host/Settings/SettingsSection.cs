using System.ComponentModel.DataAnnotations;
using Coordination.Silo;
using Coordination.Silo.Citizens;
using Coordination.Silo.Clock;
using Coordination.Silo.Inbox;
using Coordination.Silo.Organizations;
using Coordination.Silo.Policies;
using Coordination.Silo.Rebuilding;
using Coordination.Silo.Retention;
using Coordination.Silo.Transfers;
using Coordination.Storage;

namespace Coordination.Host.Settings;

/// <summary>The settings of one options class.</summary>
/// <param name="Name">The section of the configuration.</param>
/// <param name="Options">The options class.</param>
internal abstract record SettingsSection(string Name, Type Options)
{
    // The names of these settings are older than the options classes and do not follow their rule.
    private static readonly Dictionary<string, string> NamedApart = new(StringComparer.Ordinal)
    {
        ["Storage:ConnectionString"] = "ConnectionStrings:Coordination",
        ["Storage:DataFolder"] = "Data:Folder",
        ["Http:AllowedHosts"] = "AllowedHosts",
        ["Cluster:Roles"] = "Roles",
        ["Inbox:EventsAtOnceMax"] = "Intake:EventsAtOnceMax",
    };

    /// <summary>All sections: those of the host, then those of storage and silo. Two options classes may share a section.</summary>
    internal static IReadOnlyList<SettingsSection> All { get; } =
    [
        new SettingsSection<HttpOptions>("Http"),
        new SettingsSection<ClusterNodeOptions>("Cluster"),
        new SettingsSection<MembershipOptions>("Cluster"),
        new SettingsSection<IdentityProviderOptions>("Authentication"),
        new SettingsSection<ClaimOptions>("Authentication:Claims"),
        new SettingsSection<CitizenSignInOptions>("SignIn:Citizen"),
        new SettingsSection<KeyOptions>("Keys"),
        new SettingsSection<ClockModeOptions>("Clock"),
        new SettingsSection<ClockOptions>("Clock"),
        new SettingsSection<StorageOptions>("Storage"),
        new SettingsSection<InboxOptions>("Inbox"),
        new SettingsSection<IntakeOptions>("Intake"),
        new SettingsSection<CitizenOptions>("Citizens"),
        new SettingsSection<OrganizationOptions>("Organizations"),
        new SettingsSection<PolicyOptions>("Policies"),
        new SettingsSection<TransferOptions>("Transfers"),
        new SettingsSection<RebuildOptions>("Rebuild"),
        new SettingsSection<RetentionOptions>("Retention"),
        new SettingsSection<WebhookOptions>("Webhooks"),
        new SettingsSection<MailOptions>("Mail"),
        new SettingsSection<LookOptions>("Looks"),
        new SettingsSection<LogOptions>("Logs"),
    ];

    internal IReadOnlyList<Setting> Settings { get; } =
    [
        .. Options.GetProperties().Where(static property => property.CanWrite)
            .Select(property => new Setting(NamedApart.GetValueOrDefault($"{Name}:{property.Name}", $"{Name}:{property.Name}"), property)),
    ];

    /// <summary>Checks the values of every section.</summary>
    /// <exception cref="SettingRefusedException">A value cannot be read or is out of range.</exception>
    internal static void CheckAll(IConfiguration configuration)
    {
        foreach (var section in All) section.ReadInto(configuration, Activator.CreateInstance(section.Options)!);
    }

    /// <summary>Registers the options classes with the configured values. They are checked again when the host starts.</summary>
    internal static void Register(IServiceCollection services, IConfiguration configuration)
    {
        foreach (var section in All) section.AddTo(services, configuration);
    }

    /// <summary>Reads options. A setting that is not configured keeps its default.</summary>
    /// <exception cref="SettingRefusedException">A value cannot be read or is out of range.</exception>
    internal static T Read<T>(IConfiguration configuration) where T : class, new()
    {
        var options = new T();
        ReadInto(configuration, options);
        return options;
    }

    /// <inheritdoc cref="Read{T}"/>
    internal static void ReadInto<T>(IConfiguration configuration, T options) where T : class =>
        All.Single(static section => section.Options == typeof(T)).ReadInto(configuration, (object)options);

    /// <summary>A configured value without surrounding white space; null when there is none.</summary>
    internal static string? ValueOf(IConfiguration configuration, string name) =>
        configuration[name] is { } value && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;

    protected abstract void AddTo(IServiceCollection services, IConfiguration configuration);

    /// <summary>Sets the options to the configured values and checks them.</summary>
    protected void ReadInto(IConfiguration configuration, object options)
    {
        foreach (var setting in Settings)
            if (ValueOf(configuration, setting.Name) is { } text) setting.Read(text, options);

        // Checks that involve two settings.
        var faults = new List<ValidationResult>();
        if (Validator.TryValidateObject(options, new ValidationContext(options), faults, validateAllProperties: true)) return;
        var wrong = Settings.First(setting => faults[0].MemberNames.Contains(setting.Property.Name));
        throw SettingRefusedException.Of(
            wrong.Name, Setting.Text(wrong.Property.GetValue(options)), faults[0].ErrorMessage ?? wrong.Expected);
    }
}

/// <inheritdoc/>
internal sealed record SettingsSection<T>(string Name) : SettingsSection(Name, typeof(T)) where T : class, new()
{
    /// <inheritdoc/>
    protected override void AddTo(IServiceCollection services, IConfiguration configuration) =>
        services.AddOptions<T>().Configure(options => ReadInto(configuration, (object)options)).ValidateDataAnnotations().ValidateOnStart();
}
