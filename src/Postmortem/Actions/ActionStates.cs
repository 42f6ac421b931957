namespace Postmortem.Actions;

/// <summary>What the state of an action is called, the same on every page and in every English document.</summary>
public static class ActionStates
{
    public static string Name(ActionState state) => state switch
    {
        ActionState.Planned => "Planned",
        ActionState.InProgress => "In progress",
        ActionState.Done => "Done, to verify",
        ActionState.Effective => "Effective",
        ActionState.PartlyEffective => "Partly effective",
        ActionState.NotEffective => "Not effective",
        ActionState.Dropped => "Dropped",
        _ => throw new InvalidOperationException($"No name for the state {state}."),
    };
}
