using Postmortem.Actions;

namespace Postmortem.Web.Components.Reviews.Fix;

/// <summary>A corrective action while someone plans or changes it. What is open is empty or null.</summary>
public sealed class ActionForm
{
    /// <summary>Days in which it is measured whether an action worked, unless somebody chooses others.</summary>
    public const int Window = 30;

    /// <summary>Days that an action has, unless somebody chooses another day.</summary>
    public const int Time = 28;

    public string Text { get; set; } = "";
    public string OwnerId { get; set; } = "";
    public DateOnly? DueOn { get; set; }

    /// <summary>It is due <see cref="Time"/> days from today; nobody chose it yet.</summary>
    public bool DueOnIsSuggested { get; set; }
    public Strength? Strength { get; set; }

    /// <summary>The strength was read from the words; nobody chose it yet.</summary>
    public bool StrengthIsSuggested { get; set; }
    public Approach? Approach { get; set; }
    public string SuccessMeasure { get; set; } = "";
    public DateOnly? MeasureFrom { get; set; }
    public DateOnly? VerifyOn { get; set; }

    /// <summary>The end of the measuring window follows the day it is due; nobody chose it yet.</summary>
    public bool VerifyOnIsSuggested { get; set; } = true;
    public string VerifierId { get; set; } = "";
    public List<Guid> FactorIds { get; set; } = [];

    /// <summary>The version that the writer has seen.</summary>
    public long Seen { get; set; }

    public static ActionForm Of(CorrectiveAction action)
    {
        ArgumentNullException.ThrowIfNull(action);
        return new()
        {
            Text = action.Text,
            OwnerId = action.OwnerId?.ToString() ?? "",
            DueOn = action.DueOn,
            Strength = action.Strength,
            SuccessMeasure = action.SuccessMeasure,
            Approach = action.Approach,
            MeasureFrom = action.MeasureFrom,
            VerifyOn = action.VerifyOn,
            VerifyOnIsSuggested = action.VerifyOn is null,
            VerifierId = action.VerifierId?.ToString() ?? "",
            FactorIds = [.. action.Factors.Select(f => f.FactorId)],
            Seen = action.Version,
        };
    }

    /// <summary>Begins with what the words say, until somebody chose.</summary>
    /// <param name="guess">Null where the words do not say.</param>
    public void Suggest(Strength? guess)
    {
        if (Strength is null || StrengthIsSuggested) (Strength, StrengthIsSuggested) = (guess, guess is not null);
    }

    /// <summary>What a person says stands, whatever the words become.</summary>
    public void Choose(Strength strength) => (Strength, StrengthIsSuggested) = (strength, false);

    /// <summary>Begins with a day that nobody chose.</summary>
    public void SuggestDue(DateOnly today)
    {
        Due(today.AddDays(Time));
        DueOnIsSuggested = true;
    }

    /// <summary>Measured for <see cref="Window"/> days from then on, until somebody chose another day.</summary>
    public void Due(DateOnly? on)
    {
        (DueOn, DueOnIsSuggested) = (on, false);
        if (!VerifyOnIsSuggested) return;
        VerifyOn = on is { } due && due.DayNumber + Window <= DateOnly.MaxValue.DayNumber ? due.AddDays(Window) : null;
    }

    public void Verify(DateOnly? on) => (VerifyOn, VerifyOnIsSuggested) = (on, false);

    public ActionText ToText() => new(Text)
    {
        OwnerId = Guid.TryParse(OwnerId, out var owner) ? owner : null,
        DueOn = DueOn,
        Strength = Strength,
        SuccessMeasure = SuccessMeasure,
        Approach = Approach,
        MeasureFrom = MeasureFrom,
        VerifyOn = VerifyOn,
        VerifierId = Guid.TryParse(VerifierId, out var verifier) ? verifier : null,
        FactorIds = FactorIds,
    };
}
