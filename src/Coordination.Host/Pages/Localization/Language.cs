namespace Coordination.Host.Pages.Words;

/// <summary>The languages of the pages; Danish is the default.</summary>
public enum Language
{
    /// <summary>Danish, <c>da</c>.</summary>
    Danish,

    /// <summary>English, <c>en</c>.</summary>
    English,
}

/// <summary>Language codes as they stand in the cookie, in forms and in the page's <c>lang</c>.</summary>
public static class LanguageCodes
{
    /// <summary>The name of the cookie that holds the reader's choice.</summary>
    public const string Cookie = "language";

    /// <summary>The code of a language: <c>da</c> or <c>en</c>.</summary>
    public static string Code(this Language language) => language == Language.English ? "en" : "da";

    /// <summary>The language of a code; anything unknown is Danish.</summary>
    public static Language Parse(string? code) => code == "en" ? Language.English : Language.Danish;
}
