using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using Coordination.Events;

namespace Coordination.Host.Settings;

/// <summary>One setting: a property of an options class, and its name in the configuration.</summary>
/// <param name="Name">The name, with a colon between section and setting.</param>
internal sealed record Setting(string Name, PropertyInfo Property)
{
    internal string EnvironmentVariable => Name.Replace(":", "__", StringComparison.Ordinal);

    /// <summary>The bounds of the value, both inclusive; null when it has none.</summary>
    internal RangeAttribute? Range => Property.GetCustomAttribute<RangeAttribute>();

    /// <summary>The smallest value; null without a range.</summary>
    internal object? Min => Bound(Range?.Minimum);

    /// <summary>The largest value; null without a range.</summary>
    internal object? Max => Bound(Range?.Maximum);

    private Type Type => Nullable.GetUnderlyingType(Property.PropertyType) ?? Property.PropertyType;

    /// <summary>The description of a valid value, as a refusal shows it.</summary>
    internal string Expected => this switch
    {
        { Type.IsEnum: true } => string.Join(" or ", Enum.GetNames(Type)),
        { Range: not null } when Type == typeof(TimeSpan) => $"a duration from {Text(Min)} to {Text(Max)} (hours:minutes:seconds)",
        { Range: not null } => $"a number from {Text(Min)} to {Text(Max)}",
        _ when Type == typeof(bool) => "true or false",
        _ when Type == typeof(DateTimeOffset) => "an instant with an offset such as 2026-08-31T09:00:00+02:00",
        _ => "a text",
    };

    /// <summary>A value in the form in which it is configured.</summary>
    internal static string Text(object? value) => value switch
    {
        TimeSpan { Milliseconds: not 0 } duration => duration.ToString("c", CultureInfo.InvariantCulture).TrimEnd('0'),
        TimeSpan duration => duration.ToString("c", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value?.ToString() ?? "",
    };

    /// <summary>Sets the property to a configured value.</summary>
    /// <exception cref="SettingRefusedException">The text is not a valid value, or the value is out of range.</exception>
    internal void Read(string text, object options)
    {
        var value = Parse(text);
        if (value is null || !Property.GetCustomAttributes<ValidationAttribute>().All(rule => rule.IsValid(value)))
            throw SettingRefusedException.Of(Name, text, Expected);
        Property.SetValue(options, value);
    }

    // The attribute holds the bounds of a duration as text.
    private object? Bound(object? bound) =>
        Type == typeof(TimeSpan) && bound is string text ? TimeSpan.Parse(text, CultureInfo.InvariantCulture) : bound;

    private object? Parse(string text)
    {
        var culture = CultureInfo.InvariantCulture;
        if (Type == typeof(string)) return text;
        if (Type.IsEnum) return !int.TryParse(text, out _) && Enum.TryParse(Type, text, ignoreCase: true, out var member) ? member : null;
        if (Type == typeof(bool)) return bool.TryParse(text, out var flag) ? flag : null;
        if (Type == typeof(int)) return int.TryParse(text, NumberStyles.None, culture, out var number) ? number : null;
        if (Type == typeof(long)) return long.TryParse(text, NumberStyles.None, culture, out var number) ? number : null;
        if (Type == typeof(double)) return double.TryParse(text, NumberStyles.AllowDecimalPoint, culture, out var number) ? number : null;
        if (Type == typeof(TimeSpan)) return TimeSpan.TryParseExact(text, ["c", "g"], culture, out var duration) ? duration : null;
        if (Type == typeof(DateTimeOffset)) return Iso.TryInstant(text, out var instant) ? instant : null;
        throw new InvalidOperationException($"{Name} is a {Type.Name}, which no setting may be.");
    }
}
