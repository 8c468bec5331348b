namespace Coordination.Host.Pages.Localization;

/// <summary>The languages of the pages. Danish is the default.</summary>
public enum Language
{
    /// <summary>Code <c>da</c>.</summary>
    Danish,

    /// <summary>Code <c>en</c>.</summary>
    English,
}

/// <summary>Language codes in the cookie, in forms and in the attribute <c>lang</c> of a page.</summary>
public static class LanguageCodes
{
    /// <summary>The name of the cookie with the user's choice.</summary>
    public const string Cookie = "language";

    public static string Code(this Language language) => language == Language.English ? "en" : "da";

    /// <summary>The language of a code. An unknown code or null is Danish.</summary>
    public static Language Parse(string? code) => code == "en" ? Language.English : Language.Danish;
}
