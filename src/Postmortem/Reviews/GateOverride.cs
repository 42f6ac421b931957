namespace Postmortem.Reviews;

/// <summary>A gate that was passed although something was missing.</summary>
public sealed class GateOverride
{
    private GateOverride() { }

    internal GateOverride(Guid reviewId, Stage stage, string reason, string missing, Guid byId, DateTimeOffset now)
    {
        Id = Ids.Next(now);
        (ReviewId, Stage, Reason, Missing, ById, At) = (reviewId, stage, reason, missing, byId, now);
    }

    public Guid Id { get; private set; }
    public Guid ReviewId { get; private set; }

    /// <summary>The stage that was left.</summary>
    public Stage Stage { get; private set; }
    public string Reason { get; private set; } = "";

    /// <summary>The gate's sentences that were still open, one a line.</summary>
    public string Missing { get; private set; } = "";
    public Guid ById { get; private set; }
    public DateTimeOffset At { get; private set; }
}
