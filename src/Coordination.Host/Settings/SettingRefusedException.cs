namespace Coordination.Host.Settings;

/// <summary>A setting is missing or wrong: the host does not start, and says so in one line.</summary>
internal sealed class SettingRefusedException(string line) : Exception(line)
{
    /// <summary>A setting whose value is not a secret.</summary>
    internal static SettingRefusedException Of(string setting, string? seen, string expected) =>
        new($"Setting {setting} is {(string.IsNullOrEmpty(seen) ? "missing" : $"'{seen.ReplaceLineEndings(" ")}'")}; expected {expected}.");

    /// <summary>A setting whose value must not be shown.</summary>
    internal static SettingRefusedException OfSecret(string setting, string? value, string expected) =>
        new($"Setting {setting} is {(string.IsNullOrEmpty(value) ? "missing" : $"a value of {value.Length} "
            + $"characters")}; expected {expected}.");
}
