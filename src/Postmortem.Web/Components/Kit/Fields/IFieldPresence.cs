namespace Postmortem.Web.Components.Kit.Fields;

/// <summary>Who else types in the fields of a page. A page that knows gives it to its fields as a cascading value.</summary>
public interface IFieldPresence
{
    /// <summary>Raised when someone begins or stops, on any thread.</summary>
    event EventHandler? Changed;

    /// <summary>Says that a key was pressed here.</summary>
    void Typing(string field);

    /// <summary>Who else types in this field, as the beginning of a sentence: "Ines Roy", "Ines Roy and Bo Lind". Null for nobody.</summary>
    string? TypingIn(string field);
}
