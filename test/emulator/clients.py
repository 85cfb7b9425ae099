"""Takes a profiling group through its life with boto3 and prints what boto3 saw, step by step, as JSON."""

import json
import sys

import boto3

NAME = "checkout"


def life_of_a_group(client):
    group = client.create_profiling_group(
        profilingGroupName=NAME,
        clientToken="token",
        computePlatform="AWSLambda",
        agentOrchestrationConfig={"profilingEnabled": False},
        tags={"team": "payments"},
    )["profilingGroup"]
    yield "created", [group["name"], group["computePlatform"], group["agentOrchestrationConfig"]["profilingEnabled"]]
    yield "createdAt", group["createdAt"].isoformat()

    client.update_profiling_group(profilingGroupName=NAME, agentOrchestrationConfig={"profilingEnabled": True})
    read = client.describe_profiling_group(profilingGroupName=NAME)["profilingGroup"]
    yield "updated", read["agentOrchestrationConfig"]["profilingEnabled"]
    yield "listed", client.list_profiling_groups()["profilingGroupNames"]

    client.tag_resource(resourceArn=group["arn"], tags={"größe": "大きい 🚀"})
    client.untag_resource(resourceArn=group["arn"], tagKeys=["team"])
    yield "tagged", client.list_tags_for_resource(resourceArn=group["arn"])["tags"]

    yield "no policy", client.get_policy(profilingGroupName=NAME).get("policy")
    put = client.put_permission(
        profilingGroupName=NAME, actionGroup="agentPermissions", principals=["arn:aws:iam::123456789012:role/app"]
    )
    yield "policy", json.loads(put["policy"])["Statement"][0]["Principal"]
    client.remove_permission(profilingGroupName=NAME, actionGroup="agentPermissions", revisionId=put["revisionId"])

    channel = {"uri": "arn:aws:sns:us-east-1:123456789012:alarms", "eventPublishers": ["AnomalyDetection"]}
    added = client.add_notification_channels(profilingGroupName=NAME, channels=[channel])["notificationConfiguration"]
    yield "channels", [each["uri"] for each in added["channels"]]
    client.remove_notification_channel(profilingGroupName=NAME, channelId=added["channels"][0]["id"])
    yield "no channels", client.get_notification_configuration(profilingGroupName=NAME)["notificationConfiguration"]

    yield "agent", client.configure_agent(profilingGroupName=NAME)["configuration"]["shouldProfile"]
    client.post_agent_profile(profilingGroupName=NAME, agentProfile=b"{}", contentType="application/json")

    client.delete_profiling_group(profilingGroupName=NAME)
    try:
        client.describe_profiling_group(profilingGroupName=NAME)
    except client.exceptions.ResourceNotFoundException as error:
        yield "deleted", error.response["ResponseMetadata"]["HTTPStatusCode"]


json.dump(dict(life_of_a_group(boto3.client("codeguruprofiler"))), sys.stdout)
