export { ProfilingGroup, type AgentOrchestrationConfig, type ProfilingGroupProps } from './profiling-group';
