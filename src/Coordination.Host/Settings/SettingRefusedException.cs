namespace Coordination.Host.Settings;

/// <summary>A setting is missing or invalid. The host prints the message as one line and does not start.</summary>
internal sealed class SettingRefusedException(string line) : Exception(line)
{
    /// <summary>The refusal of a setting, with the value seen.</summary>
    internal static SettingRefusedException Of(string setting, string? seen, string expected) =>
        new($"Setting {setting} is {(string.IsNullOrEmpty(seen) ? "missing" : $"'{seen.ReplaceLineEndings(" ")}'")}; expected {expected}.");

    /// <summary>The refusal of a secret setting. The message does not contain the value.</summary>
    internal static SettingRefusedException OfSecret(string setting, string? value, string expected) =>
        new($"Setting {setting} is {(string.IsNullOrEmpty(value) ? "missing" : $"a value of {value.Length} "
            + $"characters")}; expected {expected}.");
}
